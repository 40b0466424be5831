import { useState } from 'react'
import { Page } from '../../../components/page.tsx'
import { CheckYourMail } from './check-your-mail.tsx'
import { SignUpForm } from './sign-up-form.tsx'

/** Creates a developer account (R006, R007). */
export function Component() {
  const [email, setEmail] = useState<string>()
  if (email) {
    return (
      <Page title="Check your mail">
        <CheckYourMail email={email} />
      </Page>
    )
  }
  return (
    <Page
      title="Create an account"
      subtitle="For everybody who registers apps. Who you are as a vendor we ask after the first sign-in."
    >
      <SignUpForm onAccepted={setEmail} />
    </Page>
  )
}
