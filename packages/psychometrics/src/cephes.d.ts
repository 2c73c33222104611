/** The few functions used of `cephes`, whose own type file is not reachable through its exports map. */
declare module "cephes" {
  export const compiled: Promise<void>;
  export function ndtr(x: number): number;
  export function ndtri(p: number): number;
  export function incbet(a: number, b: number, x: number): number;
  export function incbi(a: number, b: number, p: number): number;
  export function igamc(a: number, x: number): number;
  export function bdtrc(k: number, n: number, p: number): number;
}
