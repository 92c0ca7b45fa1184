// What `shared` may use of the platform: present in every browser, in Node and in Electron alike.
declare class URL {
  constructor(url: string, base?: string)
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
  readonly username: string
  readonly password: string
  readonly href: string
}
/** base64 → a byte a character; throws at anything else */
declare function atob(data: string): string
