import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'

/** Offers passkeys on the sign-in page that asks for a second factor, in browsers that know them. */
const form = document.querySelector<HTMLFormElement>('#passkey-form')

if (form && browserSupportsWebAuthn()) offer(form)

function offer(form: HTMLFormElement): void {
  form.hidden = false
  form.querySelector('button')?.focus()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void sign(form)
  })
}

/** The answer of the browser goes into the form, and the form on its way. */
async function sign(form: HTMLFormElement): Promise<void> {
  const fault = form.querySelector('#passkey-fault')
  const field = form.querySelector<HTMLInputElement>('input[name="passkey"]')
  if (!fault || !field) return
  fault.textContent = ''
  try {
    const optionsJSON = JSON.parse(form.dataset.passkeyOptions ?? '{}')
    field.value = JSON.stringify(await startAuthentication({ optionsJSON }))
    form.submit()
  } catch {
    fault.textContent = form.dataset.fault ?? ''
  }
}
