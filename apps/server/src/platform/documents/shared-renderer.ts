import type { Platform } from "../context.ts";
import { createDocumentRenderer, type DocumentRenderer } from "./renderer.ts";

/** One pool of rendering threads for each running server; made when the first document is asked for. */
const renderers = new WeakMap<Platform, DocumentRenderer>();

export function rendererOf(platform: Platform): DocumentRenderer {
  const known = renderers.get(platform);
  if (known !== undefined) return known;
  const made = createDocumentRenderer();
  renderers.set(platform, made);
  return made;
}

export async function closeRenderer(platform: Platform): Promise<void> {
  await renderers.get(platform)?.close();
  renderers.delete(platform);
}
