/**
 * Where the directive can be read in more than one way, the reading is a parameter. The chosen ones are below, with the
 * alternatives as the other values of their types. Readings whose alternative would be absurd are explained beside
 * the criterion they concern and have no parameter here.
 */
export interface Readings {
  /** A1. Does a low SIR-R1 or CRS (59) also bar the sexual violence programmes of somebody whose STATIC-99 is not low? */
  readonly lowRiskBarCoversSexualPrograms: boolean;
  /** A2. Must a low STATIC-99 meet an override criterion for SOP-LI? */
  readonly lowIntensitySexOffenderNeedsOverride: boolean;
  /** A3. What opens SOP-MI at STATIC-99 0 to 1: an override criterion of 60, high needs (62b), or both? */
  readonly moderateSexOffenderAtLowRisk: 'override and high needs' | 'override' | 'high needs';
  /** A4. Which "override criteria" open SOP-HI at STATIC-99 2 to 6? */
  readonly highSexOffenderAtModerateRisk: '60a or approved' | 'approved only' | 'any of 60 or approved';
  /** A5. The lowest STATIC-99 score of the moderate and high bands; the published tool puts high at 6. */
  readonly static99Bands: { readonly moderateFrom: number; readonly highFrom: number };
  /** A7, A21. Does "one incident" of the family entries (and 60b) mean at least one, or exactly one? */
  readonly oneFamilyIncident: 'at least one' | 'exactly one';
  /** A8. Does FVPP-MI take high-risk offenders, as Annex A prints, against 24 and 53? */
  readonly familyModerateTakesHighRisk: boolean;
  /** A9. Does AFVPP-HI take moderate risk and a moderate SARA, as Annex A prints, against 24, 37 and 42c? */
  readonly aboriginalFamilyHighTakesModerate: boolean;
  /** A10. Does AOSAP-HI take moderate need, as Annex A prints, against 47a? */
  readonly aboriginalSubstanceHighTakesModerateNeed: boolean;
  /** A11. Does the link with the offence bind the high-risk branch of the moderate substance programmes? */
  readonly linkBindsHighRiskBranch: boolean;
  /** A12. When is "a high-intensity violence prevention program a higher priority"? */
  readonly higherPriority: 'passes any' | 'passes general' | 'principal factor is violence';
  /** A13. How do the three limbs of New Spirit of Your Warrior join? */
  readonly newSpiritLimbs: 'risk and either' | 'any' | 'all';
  /** A14. Does WSOP ask for the sexual risk of 31, which Annex A does not print? */
  readonly womensSexOffenderNeedsSexualRisk: boolean;
  /** A15. Does WOSAP ask for a link with the offence (18)? */
  readonly womensSubstanceNeedsLink: boolean;
  /** A16. AAA: two offences in one period, two over both periods, or two at any time? */
  readonly generalCrimeCount: 'two in one period' | 'two over both periods' | 'two at any time';
  /** A17. Do the overrides of 60 serve women? */
  readonly overridesServeWomen: boolean;
  /** A19. Does 60a also ask that the six months before statutory release have not begun? */
  readonly detentionNeedsTimelyReferral: boolean;
  /** A20. May an override criterion of one kind open a programme of another? */
  readonly overrideOpensOtherKinds: boolean;
  /** A23. Which tool gives La Macaza's "risk of committing a repeat offence"? */
  readonly odysseyRiskTool: 'STATIC-99' | 'SIR-R1 or CRS';
  /** A23. Is an admission enough for La Macaza? */
  readonly odysseyTakesAdmission: boolean;
  /** A24. CERUM "at 5": exactly, or at least? */
  readonly cerumScore: 'exactly 5' | 'at least 5';
  /** A25. Tupiq: STATIC-99 and STABLE both in range, or either? */
  readonly tupiqRisk: 'both' | 'either';
  /** A25. Tupiq: does a high-intensity sex offender programme exclude for ever, or on the current sentence? */
  readonly tupiqExclusion: 'ever' | 'current sentence';
  /** A26. Must a VISA candidate be in custody? */
  readonly visaNeedsCustody: boolean;
  /** A27. "Program area" of 25: the kind, or violence as a whole (16)? */
  readonly programArea: 'kind' | 'primary area';
  /** A27. Does 25 bar moves to a higher intensity too? */
  readonly cascadeDirections: 'both' | 'downward only';
  /** A27. Do new convictions lift the Annex A exclusion of VPP-HI and ISOYW-HI as they lift 25? */
  readonly newConvictionsLiftAnnexExclusion: boolean;
  /** A28. Is CMP offered in the institution? */
  readonly communityMaintenanceInInstitution: boolean;
  /** A29. Do women need a completed programme for maintenance in the community (67 against 72)? */
  readonly womensCommunityMaintenanceNeedsCompletion: boolean;
  /** A30. Do high-intensity family and sexual programmes count for the exclusion of VPP-HI and ISOYW-HI? */
  readonly violenceExclusionKinds: 'general' | 'any violence';
  /** A31. Do family and sexual incidents count as general violence? */
  readonly generalViolenceCounts: 'general incidents' | 'any incident';
  /** A33. Does the sex offender assessment bind La Macaza, CERUM, VISA and Tupiq? */
  readonly sexOffenderAssessmentBindsRegional: boolean;
  /** A34. The longest sentence, in years, for the intake exception of 22; null for no limit. */
  readonly intakeExceptionUpToYears: number | null;
  /** A35. Is Basic Healing a general crime programme under 36? */
  readonly basicHealingIsGeneralCrime: boolean;
  /** A36. Do completed violence and substance referrals of this sentence also bar general crime programmes (29, 36)? */
  readonly pastReferralsBarGeneralCrime: boolean;
  /** A37. Does violence come before a high substance need too at moderate risk (55)? */
  readonly violenceFirstAtHighNeed: boolean;
  /** A43. How many incidents of general violence make a pattern? */
  readonly patternFrom: number;
  /** A47. Does a police report alone document an incident for the high-intensity family programmes? */
  readonly policeReportDocumentsForHigh: boolean;
  /** A48. Is the Engagement Program a Correctional Program for maintenance? */
  readonly engagementOpensMaintenance: boolean;
  /** A49. WVPP's exclusion: passing WSOP, or any sexual offence? */
  readonly womensViolenceExclusion: 'passes WSOP' | 'any sexual offence';
  /** A50. Is a local programme or counselling allowed when no national programme is available (20)? */
  readonly localAllowedWithoutNational: boolean;
  /** A52. Is a sexual assault of a female partner violence against a female partner? */
  readonly sexualAssaultOfPartnerCounts: boolean;
}

/** The readings the product follows unless told otherwise. */
export const chosenReadings: Readings = {
  lowRiskBarCoversSexualPrograms: false,
  lowIntensitySexOffenderNeedsOverride: false,
  moderateSexOffenderAtLowRisk: 'override and high needs',
  highSexOffenderAtModerateRisk: '60a or approved',
  static99Bands: { moderateFrom: 2, highFrom: 7 },
  oneFamilyIncident: 'at least one',
  familyModerateTakesHighRisk: true,
  aboriginalFamilyHighTakesModerate: true,
  aboriginalSubstanceHighTakesModerateNeed: true,
  linkBindsHighRiskBranch: true,
  higherPriority: 'passes any',
  newSpiritLimbs: 'risk and either',
  womensSexOffenderNeedsSexualRisk: true,
  womensSubstanceNeedsLink: false,
  generalCrimeCount: 'two in one period',
  overridesServeWomen: false,
  detentionNeedsTimelyReferral: false,
  overrideOpensOtherKinds: true,
  odysseyRiskTool: 'STATIC-99',
  odysseyTakesAdmission: false,
  cerumScore: 'exactly 5',
  tupiqRisk: 'both',
  tupiqExclusion: 'ever',
  visaNeedsCustody: true,
  programArea: 'kind',
  cascadeDirections: 'both',
  newConvictionsLiftAnnexExclusion: false,
  communityMaintenanceInInstitution: false,
  womensCommunityMaintenanceNeedsCompletion: false,
  violenceExclusionKinds: 'general',
  generalViolenceCounts: 'general incidents',
  sexOffenderAssessmentBindsRegional: true,
  intakeExceptionUpToYears: 4,
  basicHealingIsGeneralCrime: true,
  pastReferralsBarGeneralCrime: false,
  violenceFirstAtHighNeed: true,
  patternFrom: 2,
  policeReportDocumentsForHigh: false,
  engagementOpensMaintenance: false,
  womensViolenceExclusion: 'passes WSOP',
  localAllowedWithoutNational: true,
  sexualAssaultOfPartnerCounts: true,
};
