import type { ApolloClient } from '@apollo/client'
import { useEffect, useState } from 'react'
import { HOSPITAL_CATALOG, takeCatalog } from './hospital-catalog.ts'

/** Loads the hospital's words for scopes, beside the start of the session; says when they are known, or cannot be. */
export function useHospitalCatalog(apollo: ApolloClient): boolean {
  const [isKnown, setIsKnown] = useState(false)
  useEffect(() => {
    apollo
      .query({ query: HOSPITAL_CATALOG })
      .then(({ data }) => data && takeCatalog(data))
      .catch(() => undefined) // then the platform's words stand
      .finally(() => setIsKnown(true))
  }, [apollo])
  return isKnown
}
