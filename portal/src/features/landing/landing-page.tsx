import {
  Alert,
  Anchor,
  Button,
  Group,
  List,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core'
import { useEffect } from 'react'
import { ButtonLink, TextLink } from '../../components/router-link.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { mark, t } from '../../lib/i18n/translate.ts'
import { session } from '../../lib/session.ts'
import { useSession } from '../../lib/use-session.ts'
import { useViewer } from '../../lib/use-viewer.ts'

const STEPS = [
  {
    title: mark('1. Create an account'),
    text: mark(
      'Your name, an address and a password. Then say who stands behind your apps: you, or a business.',
    ),
  },
  {
    title: mark('2. Build against the sandbox'),
    text: mark(
      'A FHIR R4 server with made-up patients and its own sign-in, so that nothing real can be touched.',
    ),
  },
  {
    title: mark('3. Register in seven steps'),
    text: mark(
      'What the app does, where it runs, which data it asks for and why. Drafts save themselves.',
    ),
  },
  {
    title: mark('4. Follow the review'),
    text: mark(
      'Reviewers write to you on the app’s own page. Once it is live, it is in the gallery.',
    ),
  },
] as const

/** The front door for everybody who is not signed in (R001, R006). */
export function LandingPage() {
  const { organization } = useViewer()
  const hospital = organization?.name ?? t('the hospital')
  useEffect(() => {
    document.title = t('Gatehouse Portal')
  }, [])
  return (
    <Stack gap="xl">
      <SignInProblem />
      <Stack gap="md" maw={680}>
        <Title order={1} fz="var(--gh-text-2xl)">
          {t('Bring your app to {{hospital}}', { hospital })}
        </Title>
        <Text size="lg">
          {t(
            'Register SMART on FHIR apps, ask for exactly the data they need, and see what the reviewers say. Patients and clinicians find approved apps in the gallery.',
          )}
        </Text>
        <Group>
          <Button size="md" onClick={() => void session.signIn()}>
            {t('Sign in')}
          </Button>
          {organization?.selfRegistration !== false && (
            <ButtonLink to="/sign-up" size="md" variant="default">
              {t('Create account')}
            </ButtonLink>
          )}
          <ButtonLink to="/docs" size="md" variant="subtle">
            {t('Getting started')}
          </ButtonLink>
        </Group>
      </Stack>
      <GettingStarted />
      <FurtherReading supportEmail={organization?.supportEmail} />
    </Stack>
  )
}

function SignInProblem() {
  const state = useSession()
  if (state.kind !== 'anonymous' || !state.problem) return null
  return (
    <Alert color="danger" variant="outline" role="alert">
      {t(state.problem)}
    </Alert>
  )
}

function GettingStarted() {
  return (
    <section aria-labelledby="getting-started">
      <Title order={2} id="getting-started" mb="md">
        {t('Getting started')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {STEPS.map(({ title, text }) => (
          <Paper key={title} withBorder p="md">
            <Title order={3} mb={4}>
              {t(title)}
            </Title>
            <Text size="sm" c="dimmed">
              {t(text)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  )
}

function FurtherReading({ supportEmail }: { readonly supportEmail: string | undefined }) {
  return (
    <section aria-labelledby="further">
      <Title order={2} id="further" mb="sm">
        {t('Good to know')}
      </Title>
      <List spacing="xs">
        <List.Item>
          <Sentence
            text={t(
              'The apps that are live are in the <link>gallery</link>; patients manage there what they have allowed.',
            )}
            parts={{ link: (words) => <Anchor href="/">{words}</Anchor> }}
          />
        </List.Item>
        <List.Item>
          <Sentence
            text={t(
              'Endpoints, launch examples, scopes and what the review asks for: <link>developer documentation</link>.',
            )}
            parts={{ link: (words) => <TextLink to="/docs">{words}</TextLink> }}
          />
        </List.Item>
        <List.Item>
          <Sentence
            text={t(
              'The protocol is <link>SMART App Launch 2.2</link>. The endpoints are listed at <link2>/fhir/.well-known/smart-configuration</link2>.',
            )}
            parts={{
              link: (words) => (
                <Anchor href="https://hl7.org/fhir/smart-app-launch/STU2.2/" rel="noopener">
                  {words}
                </Anchor>
              ),
              link2: (words) => (
                <Anchor href="/fhir/.well-known/smart-configuration">{words}</Anchor>
              ),
            }}
          />
        </List.Item>
        <List.Item>
          <Sentence
            text={t(
              'Everything the portal does, a program can do: see the <link>API explorer</link>.',
            )}
            parts={{ link: (words) => <Anchor href="/graphiql">{words}</Anchor> }}
          />
        </List.Item>
        {supportEmail && (
          <List.Item>
            <Sentence
              text={t('Questions? <link/>')}
              parts={{ link: <Anchor href={`mailto:${supportEmail}`}>{supportEmail}</Anchor> }}
            />
          </List.Item>
        )}
      </List>
    </section>
  )
}
