// A QR code as a drawing.
import QRCode from 'qrcode'

/** Black on white with its quiet border; M survives a crease and a faint printer. */
export const qrOf = (text: string): Promise<string> =>
  QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
