import { createHash } from "node:crypto";
import {
  canonicalJson,
  castMessage,
  codeAddress,
  codeHash,
  envelopeSize,
  FILES,
  fromBase64,
  leafHash,
  readableHash,
  rootOf,
  toBase64,
  toHex,
  utf8,
  verifierOf,
  verifierText,
} from "@hengjian/ballot";
import { blindSignNative } from "@hengjian/ballot/node";
import { receiptMessage, tokenMessage } from "../../packages/ballot/src/ballot.ts";
import { newTokenRequest } from "../../packages/ballot/src/token-request.ts";
import { BOOTH_FILE, SAMPLE_GROUP, sample, sampleFiles, sampleReceipt } from "./sample.ts";

const CODE = "7ZQ4M0R8T2V6X1Y3K5N9P0WC";

/** The values of the first ballot of the sample, step by step, one a line. */
export function vectorLines(): string[] {
  const values = [
    ...manifestValues(),
    ...tokenValues(),
    ...ballotValues(),
    ...treeValues(),
    ...recordValues(),
  ];
  return values.map(([name, value]) => `${name} = ${value}`);
}

type Values = [string, string | number][];

function manifestValues(): Values {
  const { frozen, box } = sample().campaign;
  return [
    ["M (hex)", frozen.hashText],
    ["M as printed", readableHash(frozen.hashText)],
    ["booth (one file index.html of 16 bytes)", frozen.manifest.booth],
    ["SHA-256 of that file", createHash("sha256").update(BOOTH_FILE.bytes).digest("hex")],
    ["public key of the box (secret key: 32 bytes 0x01)", verifierText(verifierOf(box))],
    ["code", CODE],
    ["code hash", codeHash(frozen.hash, CODE)],
    ["address on a card", codeAddress("http://box.example/c/sample-2026/", CODE, frozen.hashText)],
  ];
}

function tokenValues(): Values {
  const { campaign, ballots } = sample();
  const { frozen, issuingKeys } = campaign;
  const { seed, used, sealed } = ballots[0]!;
  const [, prefix, salt] = used;
  // The same bytes again give the same request.
  const replay = used.map((one) => one.slice());
  const request = newTokenRequest(frozen, SAMPLE_GROUP, () => replay.shift()!);
  const answer = blindSignNative(issuingKeys.get(SAMPLE_GROUP)!, fromBase64(request.blinded));
  const envelope: { token: { key: string; signature: string } } = JSON.parse(sealed.envelope);
  const publicKey = fromBase64(envelope.token.key);
  return [
    ["seed of the token's key", toHex(seed)],
    ["K", toHex(publicKey)],
    ["token message", toHex(tokenMessage(frozen, SAMPLE_GROUP, publicKey))],
    ["prefix", toHex(prefix!)],
    ["PSS salt", toHex(salt!)],
    ["inverse of the blinding factor (Base64)", request.inverse],
    ["blinded message (Base64)", request.blinded],
    ["blind signature (Base64)", toBase64(answer)],
    ["token signature (Base64)", envelope.token.signature],
  ];
}

function ballotValues(): Values {
  const { campaign, ballots } = sample();
  const { frozen } = campaign;
  const { sealed } = ballots[0]!;
  const sheets = sealed.sheets.flatMap(
    ({ sheet, salt, commitment }, i): Values => [
      [`sheet ${i + 1}`, canonicalJson(sheet)],
      [`salt ${i + 1}`, toHex(salt)],
      [`C ${i + 1}`, toHex(commitment)],
    ],
  );
  const { signature }: { signature: string } = JSON.parse(sealed.envelope);
  return [
    ...sheets,
    ["blinder", toHex(sealed.blinder)],
    ["H", toHex(sealed.h)],
    ["cast message", toHex(castMessage(frozen, SAMPLE_GROUP, sealed.h))],
    ["cast signature (Base64)", signature],
    ["receipt message", toHex(receiptMessage(frozen, SAMPLE_GROUP, sealed.h))],
    ["receipt signature (Base64)", sampleReceipt(campaign, sealed.h).signature],
    ["size of an envelope in bytes", envelopeSize(frozen, SAMPLE_GROUP)],
    ["SHA-256 of envelope.json", createHash("sha256").update(sealed.envelope).digest("hex")],
  ];
}

function treeValues(): Values {
  const leaves = ["a", "b", "c"].map((one) => leafHash(utf8(one)));
  return [
    ['leaf hash of "a"', toHex(leaves[0]!)],
    ...[0, 1, 2, 3].map((n): [string, string] => [
      `root of the first ${n} of "a", "b", "c"`,
      toHex(rootOf(leaves.slice(0, n))),
    ]),
  ];
}

function recordValues(): Values {
  const files = sampleFiles();
  const text = (name: string) => files.get(`record/${name}`) ?? "";
  const [, peers] = text(FILES.summary).split("\n");
  const [line = ""] = text(FILES.ballots(SAMPLE_GROUP)).split("\n");
  return [
    ["first line of ballots.jsonl, leaf hash", toHex(leafHash(utf8(line)))],
    ["summary line of peers", peers ?? ""],
    ["root in checkpoint.txt", text(FILES.checkpoint).split("\n")[2] ?? ""],
  ];
}
