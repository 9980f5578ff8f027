/** One picture of the live page. Sizes in CSS pixels say its true shape, the JPEG may be smaller or larger. */
export interface Frame {
  seq: number;
  tab: number;
  cssWidth: number;
  cssHeight: number;
  jpeg: Blob;
}

const HEADER = 28;
const PICTURE = 1;

/** Reads a binary message: 28 bytes of header, big-endian, then the JPEG. Anything else is null. */
export function parseFrame(message: ArrayBuffer): Frame | null {
  if (message.byteLength <= HEADER) return null;
  const header = new DataView(message, 0, HEADER);
  if (header.getUint8(0) !== PICTURE) return null;
  return {
    tab: header.getUint16(2),
    seq: header.getUint32(4),
    cssWidth: header.getUint16(12),
    cssHeight: header.getUint16(14),
    jpeg: new Blob([new Uint8Array(message, HEADER)], { type: "image/jpeg" }),
  };
}
