// Repeating a published draw: needs nothing but the file, so it asks nobody who they are.
export { type Verified, verifyDraw } from '../../rules/draw-file.ts'
