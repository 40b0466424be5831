import { defineEntity, p } from '@mikro-orm/core'
import type { DocumentFinding, DocumentScanState } from '../../../schema/vocabulary/document.ts'
import type { ContractKind } from '../../../schema/vocabulary/vendor-contract.ts'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { editableRow } from '../base.entity.ts'

const VendorContractSchema = defineEntity({
  name: 'VendorContract',
  tableName: 'vendor_contract',
  properties: {
    ...editableRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    kind: p.string().$type<ContractKind>(),
    title: p.text(),
    /** Counted per vendor and kind, from 1; null until the file has arrived and was checked. */
    version: p.integer().nullable(),
    /** Days of the hospital's calendar, YYYY-MM-DD, both included; without an end it holds until it is terminated. */
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    signerName: p.text(),
    signerPosition: p.text(),
    signedOn: p.date(),
    fileName: p.text(),
    sizeBytes: p.integer(),
    sha256: p.string(),
    storageKey: p.string(),
    pageCount: p.integer().nullable(),
    findings: p.array().$type<DocumentFinding[]>().default([]),
    scanState: p.string().$type<DocumentScanState>().default('NOT_SCANNED'),
    uploadedAt: p.datetime().nullable(),
    addedById: () => p.manyToOne(User).mapToPk().fieldName('added_by_id'),
    terminatedAt: p.datetime().nullable(),
    terminatedById: p.uuid().nullable(),
    terminationReason: p.text().nullable(),
  },
})

/** One version of a contract with a vendor, as it was signed (R319). Never changed, only terminated or replaced. */
export class VendorContract extends VendorContractSchema.class {}
VendorContractSchema.setClass(VendorContract)
