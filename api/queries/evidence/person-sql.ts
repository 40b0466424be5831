/** A person in words, beside the id that stands in the row: two arguments of `jsonb_build_object`. */
export const person = (column: string, as: string) =>
  `'${as}', (select u.first_name || ' ' || u.last_name from user_account u where u.id = ${column})`
