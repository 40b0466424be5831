import { useMutation } from '@apollo/client/react'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { heard } from '../../../lib/i18n/heard.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'

const RESET = graphql(`
  mutation SandboxDataReset {
    payload: sandboxDataReset {
      resources
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Puts the records of the sandbox back to how they were made, after asking once more. */
export function SandboxReset() {
  const [resetOn, { loading }] = useMutation(RESET)
  const [isAsked, setIsAsked] = useState(false)
  const [news, setNews] = useState('')
  const reset = async () => {
    setIsAsked(false)
    setNews(t('The sandbox is being filled again. This takes up to a minute.'))
    try {
      const { data } = await resetOn()
      const [fault] = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      const count = (data?.payload.resources ?? 0).toLocaleString(locale())
      setNews(
        fault ? heard(fault.message) : t('The sandbox holds {{count}} resources again.', { count }),
      )
    } catch (error) {
      setNews(explain(error))
    }
  }
  return (
    <Stack gap="sm" component="section" aria-labelledby="sandbox-reset">
      <Title order={2} id="sandbox-reset">
        {t('Records of the sandbox')}
      </Title>
      <Text size="sm">
        {t(
          'Puts the synthetic people back to how they were made. What apps of all vendors wrote there is gone; clients and accounts stay.',
        )}
      </Text>
      <Group gap="xs">
        {isAsked ? (
          <>
            <Button color="danger" onClick={() => void reset()}>
              {t('Yes, reset the sandbox')}
            </Button>
            <Button variant="default" autoFocus onClick={() => setIsAsked(false)}>
              {t('Cancel')}
            </Button>
          </>
        ) : (
          <Button variant="default" loading={loading} onClick={() => setIsAsked(true)}>
            {t('Reset the sandbox')}
          </Button>
        )}
      </Group>
      <Text size="sm" role="status">
        {news}
      </Text>
    </Stack>
  )
}
