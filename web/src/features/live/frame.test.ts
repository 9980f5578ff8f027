import { expect, it } from "vitest";
import { parseFrame } from "./frame";

function message(type: number, picture: number[]): ArrayBuffer {
  const buffer = new ArrayBuffer(28 + picture.length);
  const view = new DataView(buffer);
  view.setUint8(0, type);
  view.setUint16(2, 3);
  view.setUint32(4, 4_000_000_000);
  view.setUint16(12, 1280);
  view.setUint16(14, 633);
  new Uint8Array(buffer, 28).set(picture);
  return buffer;
}

it("reads tab, number, shape and picture", () => {
  const frame = parseFrame(message(1, [0xff, 0xd8]));
  expect(frame).toMatchObject({ tab: 3, seq: 4_000_000_000, cssWidth: 1280, cssHeight: 633 });
  expect(frame?.jpeg.size).toBe(2);
});

it("makes nothing of other types, or of a header without a picture", () => {
  expect(parseFrame(message(2, [1]))).toBeNull();
  expect(parseFrame(message(1, []))).toBeNull();
  expect(parseFrame(new ArrayBuffer(3))).toBeNull();
});
