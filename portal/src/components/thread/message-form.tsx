import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import {
  MESSAGE_VISIBILITIES,
  MESSAGE_VISIBILITY_NAMES,
  type MessageVisibility,
} from '../../../../schema/vocabulary/registration.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { optionsOf } from '../names.ts'
import { Problem } from '../problem.tsx'
import { USER_ERROR } from '../user-error.ts'
import { useMessagePost } from './use-message-post.ts'

interface Props {
  readonly versionId: string
  /** Reviewers may write for each other only. */
  readonly canPostInternal: boolean
  readonly onPosted: () => void
}

/** Writes a message; the text stays until the server has it. */
export function MessageForm({ versionId, canPostInternal, onPosted }: Props) {
  const [body, setBody] = useState('')
  const [visibility, setVisibility] = useState<MessageVisibility>('DEVELOPER_AND_REVIEWERS')
  const [post, { loading, error, data }] = useMessagePost()
  const faults = readFragment(USER_ERROR, data?.messagePost.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await post({ variables: { input: { versionId, body, visibility } } }).catch(
      () => undefined,
    )
    if (!result?.data?.messagePost.message) return
    setBody('')
    onPosted()
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="sm">
        {error && <Problem error={error} kept={t('Your message is still here.')} />}
        <CountedTextarea
          label={t('Message')}
          minRows={2}
          value={body}
          onChange={setBody}
          limit={TEXT_LIMITS.message}
          error={faults[0]?.message}
        />
        <Group justify="space-between">
          {canPostInternal ? (
            <SegmentedControl
              aria-label={t('Who can read it')}
              value={visibility}
              onChange={setVisibility}
              data={optionsOf(MESSAGE_VISIBILITIES, MESSAGE_VISIBILITY_NAMES)}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t('Everybody of your vendor and the reviewers can read it.')}
            </Text>
          )}
          <Button type="submit" loading={loading} disabled={body.trim() === ''}>
            {t('Post message')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
