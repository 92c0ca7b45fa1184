/**
 * What of a greeting says which server it is. Names of one machine out of a farm, identifiers of a session and times of day are
 * different every time and say nothing.
 *
 *   `mx.google.com ESMTP d9443c01a7336-29b2a1 - gsmtp`
 *   `CP3P284CA0012.outlook.office365.com Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 10:00:00 +0000 [08DE2…]`
 */

const day = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?'
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const zone = '(?: *(?:[+-]\\d{4}|gmt|utc|z))?(?: *\\([a-z]{2,5}\\))?'
const time = `\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?${zone}`
const dates = [
  new RegExp(`${day}\\d{1,2}[ -]${month}[ -]\\d{2,4}(?:,? +${time})?`, 'gi'),
  new RegExp(`${day}${month} +\\d{1,2}(?: +${time})?(?: +\\d{4})?`, 'gi'),
  new RegExp(`\\d{4}-\\d{2}-\\d{2}(?:[T ]${time})?`, 'gi'),
  new RegExp(`\\d{1,2}/\\d{1,2}/\\d{2,4}(?:,? +${time})?`, 'gi'),
  new RegExp(`\\b${time}`, 'gi'),
]

/** `CP3P284CA0012.outlook.office365.com` → `*.outlook.office#.com`: which machine of a farm answered is chance. */
function nameShape(word: string): string {
  const labels = word.toLowerCase().split('.')
  return labels.map((label, index) => (index === 0 && labels.length > 2 && /\d/.test(label) ? '*' : label.replace(/\d+/g, '#'))).join('.')
}

function wordShape(word: string): string {
  const bare = word.replace(/^[<([{"']+|[>)\]}"',;]+$/g, '')
  if (/^v?\d+(?:\.\d+)+[a-z]?\d*$/i.test(bare)) return word
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(bare)) return word.replace(bare, nameShape(bare))
  if (/^\d{5,}$/.test(bare)) return '*'
  return bare.length >= 8 && /\d/.test(bare) && /[a-z]/i.test(bare) ? '*' : word
}

export function bannerShape(banner: string): string {
  const timeless = dates.reduce((text, date) => text.replace(date, ' '), banner)
  const words = timeless.replace(/[[<{][0-9a-f.:@-]{8,}[\]>}]/gi, ' ').split(/\s+/).filter((word) => word !== '')
  return words.map(wordShape).join(' ')
}
