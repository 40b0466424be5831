/** The id of a field on the page, which links in error lists lead to. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}
