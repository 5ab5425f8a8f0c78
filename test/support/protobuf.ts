/** What Protocol Buffers' wire format tells without the message's definition: numbers of fields and their bytes. */
export type Fields = ReadonlyMap<number, readonly (Buffer | bigint)[]>;

export function protobufFields(bytes: Buffer): Fields {
  const fields = new Map<number, (Buffer | bigint)[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('ends too early');
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError('ends too early');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const value = readValue(Number(tag & 7n));
    const number = Number(tag >> 3n);
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;

  function readValue(type: number): Buffer | bigint {
    if (type === 0) return varint();
    if (type === 1) return take(8);
    if (type === 2) return take(Number(varint()));
    if (type === 5) return take(4);
    throw new RangeError(`no wire type ${type}`);
  }
}

/** The messages, strings or bytes of a field. */
export function parts(fields: Fields, number: number): readonly Buffer[] {
  return (fields.get(number) ?? []).filter((value) => typeof value !== 'bigint');
}
