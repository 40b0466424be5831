import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import { CopyValue } from '../../components/copy-value.tsx'
import type { Endpoints } from './use-docs.ts'

const ENVIRONMENT_NAMES: Readonly<Record<LaunchEnvironment, string>> = {
  PRODUCTION: 'Production',
  SANDBOX: 'Sandbox',
}

const ROWS = [
  ['FHIR base', 'fhirBase'],
  ['Capability statement', 'capabilityStatementUrl'],
  ['SMART configuration', 'discoveryUrl'],
  ['Issuer', 'issuer'],
  ['OpenID configuration', 'openidConfigurationUrl'],
  ['Public keys', 'jwksUrl'],
  ['Authorize', 'authorizeUrl'],
  ['Token', 'tokenUrl'],
  ['Revoke', 'revocationUrl'],
  ['Introspect', 'introspectionUrl'],
] as const

/** Every address of both environments, to copy; sandbox and production share none (R228, R302). */
export function EndpointFacts({ environments }: { readonly environments: readonly Endpoints[] }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {environments.map((each) => (
        <section key={each.environment} aria-labelledby={`endpoints-${each.environment}`}>
          <Title order={3} id={`endpoints-${each.environment}`} mb="sm">
            {ENVIRONMENT_NAMES[each.environment]} endpoints
          </Title>
          <Stack component="dl" gap="xs" m={0}>
            {ROWS.map(([label, key]) => (
              <div key={key}>
                <Text component="dt" size="sm" c="dimmed">
                  {label}
                </Text>
                <dd style={{ margin: 0 }}>
                  <CopyValue
                    label={`${ENVIRONMENT_NAMES[each.environment]}: ${label}`}
                    value={each[key]}
                  />
                </dd>
              </div>
            ))}
          </Stack>
        </section>
      ))}
    </SimpleGrid>
  )
}
