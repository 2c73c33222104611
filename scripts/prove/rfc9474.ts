import { fromHex, toHex } from "@hengjian/ballot";
import {
  blind,
  blindSign,
  finalize,
  modulusLength,
  prepareRandomized,
} from "../../packages/ballot/src/rsa/blind.ts";
import { inverseMod, toInteger, toOctets } from "../../packages/ballot/src/rsa/integers.ts";
import vectors from "../../packages/ballot/src/testing/rfc9474-vectors.json" with { type: "json" };

/** How many of the four vectors of RFC 9474 appendix A are met in every step. */
export function vectorsThatHold(): number {
  return vectors.filter((vector) => {
    const bytes = (field: keyof typeof vector) => fromHex(vector[field]);
    const key = { n: toInteger(bytes("n")), e: toInteger(bytes("e")), d: toInteger(bytes("d")) };
    const message = bytes("message");
    const prepared = vector.prefix === "" ? message : prepareRandomized(message, bytes("prefix"));
    const r = toOctets(inverseMod(toInteger(bytes("inverse")), key.n)!, modulusLength(key));
    const { blinded, inverse } = blind(key, prepared, bytes("salt"), () => r);
    const answer = blindSign(key, blinded);
    const signature = finalize(key, prepared, answer, inverse, bytes("salt").length);
    return (
      toHex(blinded) === vector.blinded &&
      toHex(answer) === vector.blindSignature &&
      toHex(signature) === vector.signature
    );
  }).length;
}
