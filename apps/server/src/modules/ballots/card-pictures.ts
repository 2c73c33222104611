import encodeQR from "qr";

/**
 * An address as a QR code in SVG: 15 % error correction, which survives a fold, and the white border that scanners need
 * (4 modules, ISO/IEC 18004).
 */
export function qrPicture(address: string): string {
  return encodeQR(address, "svg", { ecc: "medium", border: 4 });
}
