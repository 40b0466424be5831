/** What was given of an input: null says the same as nothing here. */
export function presentFields<Input extends object>(
  input: Input,
): { [Field in keyof Input]?: NonNullable<Input[Field]> } {
  const given: { [Field in keyof Input]?: NonNullable<Input[Field]> } = {}
  for (const field in input) {
    const value = input[field]
    if (value !== null && value !== undefined) given[field] = value
  }
  return given
}
