import { TextField } from '../fields/text-field.tsx'

/** Step 1: the name of the app (R061). */
export function NameStep() {
  return <TextField field="name" required />
}
