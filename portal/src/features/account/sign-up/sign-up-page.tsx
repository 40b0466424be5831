import { Anchor, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { CheckYourMail } from './check-your-mail.tsx'
import { SignUpForm } from './sign-up-form.tsx'

/** Creates a developer account (R006, R007). */
export function Component() {
  const [email, setEmail] = useState<string>()
  const { organization, loading } = useViewer()
  if (email) {
    return (
      <Page title={t('Check your mail')}>
        <CheckYourMail email={email} />
      </Page>
    )
  }
  if (organization?.selfRegistration === false) return <Closed organization={organization} />
  return (
    <Page
      title={t('Create an account')}
      subtitle={t(
        'For everybody who registers apps. Who you are as a vendor we ask after the first sign-in.',
      )}
    >
      {loading && !organization ? <LoadingRows count={4} /> : <SignUpForm onAccepted={setEmail} />}
    </Page>
  )
}

interface ClosedProps {
  readonly organization: { readonly name: string; readonly supportEmail: string }
}

/** The hospital makes accounts itself. */
function Closed({ organization: { name, supportEmail } }: ClosedProps) {
  return (
    <Page title={t('Accounts are made by the hospital')}>
      <Stack maw={560}>
        <Text>
          <Sentence
            text={t(
              '{{name}} does not let people create accounts themselves at present. Write to <link/> and say which app you want to register.',
              { name },
            )}
            parts={{ link: <Anchor href={`mailto:${supportEmail}`}>{supportEmail}</Anchor> }}
          />
        </Text>
      </Stack>
    </Page>
  )
}
