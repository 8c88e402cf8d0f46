import { accessRights } from './access-rights.ts';
import { activeContent } from './active-content.ts';
import { agreementMissing } from './agreement-missing.ts';
import { alikeGroups } from './alike-groups.ts';
import { answerBlocks } from './answer-blocks.ts';
import { answerType } from './answer-type.ts';
import { cellFormat } from './cell-format.ts';
import type { Check } from './check.ts';
import { codesChanged } from './codes-changed.ts';
import { columnEmptied } from './column-emptied.ts';
import { columnUndescribed } from './column-undescribed.ts';
import { columnsMismatch } from './columns-mismatch.ts';
import { constraintBroken } from './constraint-broken.ts';
import { controlTotal } from './control-total.ts';
import { coordinatesOutside } from './coordinates-outside.ts';
import { coverageOutside } from './coverage-outside.ts';
import { cutOff } from './cut-off.ts';
import { datesDisagree } from './dates-disagree.ts';
import { descriptionThin } from './description-thin.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateRows } from './duplicate-rows.ts';
import { executableFile } from './executable-file.ts';
import { freeTextUnread } from './free-text-unread.ts';
import { futureDate } from './future-date.ts';
import { garbledText } from './garbled-text.ts';
import { groupSizeClaimed } from './group-size-claimed.ts';
import { identifierChanged } from './identifier-changed.ts';
import { identifierUnlisted } from './identifier-unlisted.ts';
import { identifyingColumns } from './identifying-columns.ts';
import { internalAddressFound } from './internal-address-found.ts';
import { keyUnknown } from './key-unknown.ts';
import { keysVanished } from './keys-vanished.ts';
import { levelThree } from './level-3.ts';
import { lostZeros } from './lost-zeros.ts';
import { missingValues } from './missing-values.ts';
import { nearDuplicateCodes } from './near-duplicate-codes.ts';
import { notInVocabulary } from './not-in-vocabulary.ts';
import { noteRequired } from './note-required.ts';
import { patternUnusable } from './pattern-unusable.ts';
import { personalDataFound } from './personal-data-found.ts';
import { placeFinerThanTold } from './place-finer-than-told.ts';
import { precisePlaces } from './precise-places.ts';
import { retirementNotice } from './retirement-notice.ts';
import { rowsLost } from './rows-lost.ts';
import { rowsOutOfBounds } from './rows-out-of-bounds.ts';
import { schemaDrift } from './schema-drift.ts';
import { secretFound } from './secret-found.ts';
import { seriesGap } from './series-gap.ts';
import { smallCounts } from './small-counts.ts';
import { smallGroups } from './small-groups.ts';
import { spreadsheetDamage } from './spreadsheet-damage.ts';
import { staffEmail } from './staff-email.ts';
import { staleData } from './stale-data.ts';
import { structureFault } from './structure-fault.ts';
import { unansweredQuestion } from './unanswered-question.ts';
import { unexpectedFile } from './unexpected-file.ts';
import { unknownQuestion } from './unknown-question.ts';

/** Every check. A new one is a file, a line here, and its sentence in render/catalogue. */
export const checks: readonly Check[] = [
  unansweredQuestion,
  unknownQuestion,
  answerType,
  answerBlocks,
  noteRequired,
  columnsMismatch,
  columnUndescribed,
  keyUnknown,
  patternUnusable,
  descriptionThin,
  notInVocabulary,
  datesDisagree,
  staffEmail,
  identifierChanged,
  accessRights,
  levelThree,
  agreementMissing,
  retirementNotice,
  unexpectedFile,
  executableFile,
  schemaDrift,
  rowsLost,
  keysVanished,
  codesChanged,
  columnEmptied,
  structureFault,
  constraintBroken,
  duplicateRows,
  duplicateKey,
  missingValues,
  futureDate,
  staleData,
  coverageOutside,
  rowsOutOfBounds,
  coordinatesOutside,
  spreadsheetDamage,
  garbledText,
  lostZeros,
  cutOff,
  cellFormat,
  nearDuplicateCodes,
  seriesGap,
  controlTotal,
  personalDataFound,
  smallGroups,
  groupSizeClaimed,
  alikeGroups,
  identifyingColumns,
  identifierUnlisted,
  smallCounts,
  precisePlaces,
  placeFinerThanTold,
  freeTextUnread,
  secretFound,
  activeContent,
  internalAddressFound,
];
