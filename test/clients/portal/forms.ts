import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'

/** One fault as the API words it. */
export function aFault(path: readonly string[] | null, message: string, code = 'INVALID') {
  return { __typename: 'FieldError', limit: null, path, message, code }
}

/** Types at once what would take long letter by letter. */
export function fill(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } })
}

/**
 * What every form owes somebody whom the server refuses: the list at the top has the focus, leads to the field by the
 * keyboard, and the field says the same and still holds what was typed.
 */
export async function expectRefusal(
  user: UserEvent,
  { field, message, typed }: { field: HTMLElement; message: string; typed: string },
): Promise<void> {
  const link = await screen.findByRole('link', { name: message })
  const summary = link.closest('[role="alert"]')
  await waitFor(() => expect(document.activeElement).toBe(summary))
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ')
  const words = described.map((id) => document.getElementById(id)?.textContent)
  expect(words).toContain(message)
  expect(field).toHaveProperty('value', typed)
  link.focus()
  await user.keyboard('{Enter}')
  expect(document.activeElement).toBe(field)
}

/** What every form owes somebody without a network: it says so, and what was typed is still there. */
export async function expectKept(field: HTMLElement, typed: string): Promise<void> {
  const alert = await screen.findByText(/could not be reached/)
  expect(alert.textContent).toMatch(/still here/)
  expect(field).toHaveProperty('value', typed)
}

/** The dialog that is open, once it holds the focus. */
export async function openDialog(name: string): Promise<HTMLElement> {
  const dialog = await screen.findByRole('dialog', { name })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  return dialog
}

export const press = (user: UserEvent, name: string, place: HTMLElement = document.body) =>
  user.click(within(place).getByRole('button', { name }))
