/** Maintenance programmes for women and men (66 to 72, Annex A). */
import type { Programme } from '../../../../eligibility/programme.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import { completedWithReport, notInMaintenance, womensMaintenance } from '../criteria/maintenance.ts';
import { inCommunity } from '../criteria/place.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

/** No band of risk is asked of women (A29). */
export function womensMaintenanceProgram(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Maintenance Programs for Women Offenders';
  return cscProgramme('MPW', 'Maintenance Program for Women Offenders', readings, [
    ...womensMaintenance([annex], readings),
    notInMaintenance(),
  ]);
}

export function aboriginalWomensMaintenance(readings: Readings): Programme<CscSubject> {
  const annex = "Annex A: Aboriginal Women's Maintenance Program";
  return cscProgramme('AWMP', "Aboriginal Women's Maintenance Program", readings, [
    indigenous(annex, '70'),
    ...womensMaintenance([annex], readings),
    notInMaintenance(),
  ]);
}

/** In the community (69), for high and moderate risk by SIR-R1 or CRS whatever the STATIC-99 says (A28). */
export function communityMaintenance(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Community Maintenance Program';
  return cscProgramme('CMP', 'Community Maintenance Program', readings, [
    ...(readings.communityMaintenanceInInstitution ? [] : [inCommunity([annex, '69'])]),
    completedWithReport([annex, '66']),
    generalRisk({ source: [annex, '66'], accepts: ['high', 'moderate'], lowRisk: 'barred' }),
    notInMaintenance(),
  ]);
}
