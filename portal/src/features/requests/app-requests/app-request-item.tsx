import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { APP_REQUEST_STATE_NAMES } from '../../../../../schema/vocabulary/app-request.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Facts } from '../../../components/facts.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ANSWER_COPY, type AppRequest, type AppRequestAnswer, isAnswer } from './app-request.ts'

interface Props {
  readonly request: AppRequest
  readonly onAnswer: (answer: AppRequestAnswer) => void
}

/** One request: which app, who asks and why, what was answered, and what can be answered now. */
export function AppRequestItem({ request, onAnswer }: Props) {
  const { appName, why, state, app } = request
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="sm">
        <Group gap="sm">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {appName}
          </Text>
          <Badge variant="default" tt="none">
            {t(APP_REQUEST_STATE_NAMES[state])}
          </Badge>
        </Group>
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{why}</Text>
        <Facts facts={factsOf(request)} />
        {app && (
          <Text size="sm">
            <TextLink to={`/apps/${app.slug}`}>
              {t('Registered as {{name}}', { name: app.name })}
            </TextLink>
          </Text>
        )}
        <Answered request={request} />
        <Group gap="xs">
          {answersTo(request).map((answer) => (
            <Button
              key={answer}
              size="xs"
              variant={state === 'NEW' && answer === 'CONTACTED' ? 'filled' : 'default'}
              onClick={() => onAnswer(answer)}
              aria-label={t('{{action}}: {{appName}}', {
                action: t(ANSWER_COPY[answer].action),
                appName,
              })}
            >
              {t(ANSWER_COPY[answer].action)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  )
}

/** What can be answered now; turning it down comes last. */
function answersTo({ availableStates }: AppRequest): AppRequestAnswer[] {
  const answers = availableStates.filter(isAnswer)
  return [
    ...answers.filter((answer) => answer !== 'DECLINED'),
    ...answers.filter((answer) => answer === 'DECLINED'),
  ]
}

/** Who asked is erased after a year; what was asked for stays. */
function factsOf({ homepageUrl, requesterName, requesterEmail, ...request }: AppRequest) {
  const person = request.erasedAt
    ? t('Erased: nobody is kept for longer than twelve months')
    : requesterName
  return [
    {
      term: t('Homepage'),
      value: (
        <Anchor
          href={homepageUrl}
          target="_blank"
          rel="noopener noreferrer nofollow"
          style={{ overflowWrap: 'anywhere' }}
        >
          {homepageUrl}
        </Anchor>
      ),
    },
    { term: t('Asked by'), value: person },
    ...(requesterEmail
      ? [
          {
            term: t('E-mail'),
            value: <Anchor href={`mailto:${requesterEmail}`}>{requesterEmail}</Anchor>,
          },
        ]
      : []),
    { term: t('Department'), value: request.department },
    { term: t('Asked'), value: <TimeAgo at={request.createdAt} locale={locale()} /> },
  ]
}

function Answered({ request: { decidedAt, decidedBy, note, state } }: Pick<Props, 'request'>) {
  if (!decidedAt || !decidedBy) return null
  return (
    <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      <Sentence
        text={t('{{state}} by {{decidedBy}} <ago/>', {
          state: t(APP_REQUEST_STATE_NAMES[state]),
          decidedBy: decidedBy.name,
        })}
        parts={{ ago: <TimeAgo at={decidedAt} locale={locale()} /> }}
      />
      {note && `: ${note}`}
    </Text>
  )
}
