import type { DemoReport } from './demo-report.ts'

/** Writes the demo for people: who can sign in, which clients there are, whose records to open. */
export function demoText({ accounts, clients, patients }: DemoReport): string {
  return [
    'Accounts',
    ...accounts.map(({ role, email, password, fhirUser }) =>
      row([role, 20], [email, 34], [password, 30], [fhirUser ?? '', 0]),
    ),
    '',
    'OAuth clients (redirect URLs on 127.0.0.1:8765; private keys with --json)',
    ...clients.map(({ environment, clientType, clientId, clientSecret }) =>
      row([environment, 12], [clientType, 26], [clientId, 38], [clientSecret ?? '', 0]),
    ),
    '',
    'Patients with an account',
    ...patients.map(({ environment, id, name }) => row([environment, 12], [id, 20], [name, 0])),
  ].join('\n')
}

function row(...cells: readonly (readonly [text: string, width: number])[]): string {
  return `  ${cells.map(([text, width]) => text.padEnd(width)).join(' ')}`.trimEnd()
}
