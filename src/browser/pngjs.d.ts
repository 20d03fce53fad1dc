// What we use of pngjs, which brings no types of its own.
declare module 'pngjs' {
  interface Picture {
    readonly width: number
    readonly height: number
    readonly data: Buffer
  }
  export const PNG: { readonly sync: { read(bytes: Buffer): Picture } }
}
