/** Hand a file that is only in memory to the browser's downloads. */
export function saveFile(file: { blob: Blob; name: string | null }, fallback: string): void {
  const address = URL.createObjectURL(file.blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name ?? fallback;
  link.click();
  URL.revokeObjectURL(address);
}
