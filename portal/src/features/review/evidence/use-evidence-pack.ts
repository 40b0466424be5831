import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { save } from '../../../components/documents/use-document-address.ts'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { explain } from '../../../lib/request-id.ts'

const EVIDENCE_PACK = graphql(`
  mutation EvidencePack($input: EvidencePackInput!) {
    payload: evidencePackCreate(input: $input) {
      downloadUrl
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Takes the evidence pack of a version as a file; says what went wrong when it was not given. */
export function useEvidencePack(versionId: string) {
  const [create, { loading }] = useMutation(EVIDENCE_PACK)
  const [problem, setProblem] = useState<string>()
  const [isTaken, setIsTaken] = useState(false)

  const take = async () => {
    setProblem(undefined)
    setIsTaken(false)
    try {
      const { data } = await create({ variables: { input: { versionId } } })
      const [fault] = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      if (fault) return setProblem(fault.message)
      if (!data?.payload.downloadUrl) return
      save(data.payload.downloadUrl)
      setIsTaken(true)
    } catch (error) {
      setProblem(explain(error))
    }
  }
  return { take, isTaking: loading, isTaken, problem }
}
