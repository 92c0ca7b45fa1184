/** Two servers in a rack: the program's mark. */
export function RackIcon({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" aria-hidden>
      <rect x="2" y="3" width="16" height="6" rx="1.6" />
      <rect x="2" y="11" width="16" height="6" rx="1.6" />
      <circle cx="5.6" cy="6" r="1" />
      <circle cx="5.6" cy="14" r="1" />
      <path d="M9.5 6h5.5M9.5 14h5.5" />
    </svg>
  )
}
