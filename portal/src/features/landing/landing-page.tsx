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
import { session } from '../../lib/session.ts'
import { useSession } from '../../lib/use-session.ts'
import { useViewer } from '../../lib/use-viewer.ts'

const STEPS = [
  {
    title: '1. Create an account',
    text: 'Your name, an address and a password. Then say who stands behind your apps: you, or a business.',
  },
  {
    title: '2. Build against the sandbox',
    text: 'A FHIR R4 server with made-up patients and its own sign-in, so that nothing real can be touched.',
  },
  {
    title: '3. Register in seven steps',
    text: 'What the app does, where it runs, which data it asks for and why. Drafts save themselves.',
  },
  {
    title: '4. Follow the review',
    text: 'Reviewers write to you on the app’s own page. Once it is live, it is in the gallery.',
  },
] as const

/** The front door for everybody who is not signed in (R001, R006). */
export function LandingPage() {
  const { organization } = useViewer()
  const hospital = organization?.name ?? 'the hospital'
  useEffect(() => {
    document.title = 'Gatehouse Portal'
  }, [])
  return (
    <Stack gap="xl">
      <SignInProblem />
      <Stack gap="md" maw={680}>
        <Title order={1} fz="var(--gh-text-2xl)">
          Bring your app to {hospital}
        </Title>
        <Text size="lg">
          Register SMART on FHIR apps, ask for exactly the data they need, and see what the
          reviewers say. Patients and clinicians find approved apps in the gallery.
        </Text>
        <Group>
          <Button size="md" onClick={() => void session.signIn()}>
            Sign in
          </Button>
          {organization?.selfRegistration !== false && (
            <ButtonLink to="/sign-up" size="md" variant="default">
              Create account
            </ButtonLink>
          )}
          <ButtonLink to="/docs" size="md" variant="subtle">
            Getting started
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
      {state.problem}
    </Alert>
  )
}

function GettingStarted() {
  return (
    <section aria-labelledby="getting-started">
      <Title order={2} id="getting-started" mb="md">
        Getting started
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {STEPS.map(({ title, text }) => (
          <Paper key={title} withBorder p="md">
            <Title order={3} mb={4}>
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {text}
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
        Good to know
      </Title>
      <List spacing="xs">
        <List.Item>
          The apps that are live are in the <Anchor href="/">gallery</Anchor>; patients manage there
          what they have allowed.
        </List.Item>
        <List.Item>
          Endpoints, launch examples, scopes and what the review asks for:{' '}
          <TextLink to="/docs">developer documentation</TextLink>.
        </List.Item>
        <List.Item>
          The protocol is{' '}
          <Anchor href="https://hl7.org/fhir/smart-app-launch/STU2.2/" rel="noopener">
            SMART App Launch 2.2
          </Anchor>
          . The endpoints are listed at{' '}
          <Anchor href="/fhir/.well-known/smart-configuration">
            /fhir/.well-known/smart-configuration
          </Anchor>
          .
        </List.Item>
        <List.Item>
          Everything the portal does, a program can do: see the{' '}
          <Anchor href="/graphiql">API explorer</Anchor>.
        </List.Item>
        {supportEmail && (
          <List.Item>
            Questions? <Anchor href={`mailto:${supportEmail}`}>{supportEmail}</Anchor>
          </List.Item>
        )}
      </List>
    </section>
  )
}
