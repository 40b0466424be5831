import { defineEntity, p } from '@mikro-orm/core'
import type { DataPolicyContent, DataPolicyState } from '../../../schema/vocabulary/data-policy.ts'
import type { DataPolicyPreview } from '../../../schema/vocabulary/data-policy-preview.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'

const DataPolicySchema = defineEntity({
  name: 'DataPolicy',
  tableName: 'data_policy',
  properties: {
    ...editableRow,
    environment: p.string().$type<LaunchEnvironment>(),
    /** Of its environment, from 1 on. */
    number: p.integer(),
    state: p.string().$type<DataPolicyState>(),
    content: p.json<DataPolicyContent>(),
    /** What changed, in the words of whoever wrote it. */
    summary: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
    preview: p.json<DataPolicyPreview>().nullable(),
    previewedAt: p.datetime().nullable(),
    publishedById: () => p.manyToOne(User).mapToPk().fieldName('published_by_id').nullable(),
    publishedAt: p.datetime().nullable(),
    /** At most one of an environment has it (a unique index sees to it). */
    inForceSince: p.datetime().nullable(),
  },
})

/** One version of the data policy of an environment: what the FHIR proxy opens at all, takes out and hides. */
export class DataPolicy extends DataPolicySchema.class {}
DataPolicySchema.setClass(DataPolicy)
