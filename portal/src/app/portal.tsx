import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { cssVariablesResolver } from '../../../ui/css-variables.ts'
import { createApolloClient } from '../lib/apollo-client.ts'
import { useHospitalCatalog } from '../lib/i18n/use-hospital-catalog.ts'
import { useLanguage } from '../lib/i18n/use-language.ts'
import { useSession } from '../lib/use-session.ts'
import { PortalRouter } from './router.tsx'
import { spokenTheme } from './spoken-theme.ts'
import { Starting } from './starting.tsx'
import { ThemeMirror } from './theme-mirror.tsx'

/**
 * The portal: theme, data and routes. Routes begin once it is known who is signed in; they are
 * drawn from the beginning when another language is chosen.
 */
export function Portal() {
  const session = useSession()
  const language = useLanguage()
  const [apollo] = useState(createApolloClient)
  const isCatalogKnown = useHospitalCatalog(apollo)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone.
  const spoken = useMemo(spokenTheme, [language])
  return (
    <MantineProvider
      theme={spoken}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
    >
      <ThemeMirror />
      <Notifications position="bottom-right" autoClose={6000} />
      {session.kind === 'starting' || !isCatalogKnown ? (
        <Starting />
      ) : (
        <ApolloProvider client={apollo}>
          <PortalRouter key={language} />
        </ApolloProvider>
      )}
    </MantineProvider>
  )
}
