/** The directive's duties and documents in French (Canada), after the official French text of the directive and the Act. */
import type { Translation } from '../../timeline/policy.ts';

export const french: Translation = {
  titles: {
    'programme-referral':
      'Faire l’aiguillage proposé au moyen du plan correctionnel, du suivi du plan correctionnel ou de la stratégie communautaire',
    'cib-decision':
      'Vérifier l’aiguillage proposé au regard des lignes directrices, puis l’accepter, l’inscrire en liste d’attente ou le refuser',
    'override-decision': 'Approuver la dérogation recommandée en la justifiant par écrit, ou la refuser',
    'detention-referral':
      'Renvoyer le cas à la Commission, avec tous les renseignements pertinents, en vue d’un examen avant la libération d’office',
    'maintenance-referral':
      'Faire l’aiguillage vers le programme de maintien des acquis, le programme et son rapport final étant terminés',
  },
  documents: {
    "Commissioner's Directive 726-2, National Correctional Programs Referral Guidelines (2009-06-30)":
      'Directive du commissaire 726-2, Lignes directrices nationales sur l’aiguillage vers les programmes correctionnels (2009-06-30)',
    'Corrections and Conditional Release Act': 'Loi sur le système correctionnel et la mise en liberté sous condition',
  },
};
