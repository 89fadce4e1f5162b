/** The little of pako that packs a part: the same bytes on every machine, which the machine's own zlib does not promise. */
declare module 'pako' {
  interface Deflate {
    onData: (bytes: Uint8Array) => void
    push(bytes: Uint8Array, last: boolean): boolean
  }
  const pako: { readonly Deflate: new (options: { readonly raw: boolean; readonly level: number }) => Deflate }
  export = pako
}
