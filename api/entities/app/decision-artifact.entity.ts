import { defineEntity, p } from '@mikro-orm/core'
import type { ArtifactKind } from '../../../schema/vocabulary/decision-artifact.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'
import { Document } from './document.entity.ts'

const DecisionArtifactSchema = defineEntity({
  name: 'DecisionArtifact',
  tableName: 'decision_artifact',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    /** The stage it was filed with. */
    stage: p.string().$type<GovernanceStage>(),
    kind: p.string().$type<ArtifactKind>(),
    title: p.string(),
    body: p.text().nullable(),
    documentId: () => p.manyToOne(Document).mapToPk().fieldName('document_id').nullable(),
    /** The version of a contract that is cited; the body says what it is. */
    vendorContractId: p.uuid().nullable(),
    templateVersion: p.integer().nullable(),
    /** Of the body's UTF-8 bytes, or of the document's, as hex. */
    sha256: p.string(),
    /** Of launch approval records: a compact JWS over this hash and who approved. */
    signature: p.text().nullable(),
    createdById: () => p.manyToOne(User).mapToPk().fieldName('created_by_id').nullable(),
  },
})

/** What a decision left behind or rests on; rows never change (R256). */
export class DecisionArtifact extends DecisionArtifactSchema.class {}
DecisionArtifactSchema.setClass(DecisionArtifact)
