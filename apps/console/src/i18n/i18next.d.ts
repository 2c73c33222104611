import "i18next";
import type { TextKey } from "./resources.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Record<TextKey, string> };
    keySeparator: false;
    nsSeparator: false;
    returnNull: false;
  }
}
