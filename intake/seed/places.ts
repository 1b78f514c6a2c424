import type { PostalAddress } from '#core/evidence/evidence.ts';
import type { DemoCountry } from './demo.ts';
import type { Random } from './prng.ts';

/** A town: name, region and the fixed start of its postcodes. */
type Town = readonly [city: string, region: string, postcode: string];

interface PlaceList {
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
}

// Streets are common names, so that no line points at one house; real towns, because city and country are disclosed.
const places: Readonly<Record<DemoCountry, PlaceList>> = {
  IE: {
    towns: [
      ['Dublin', 'Leinster', 'D04'],
      ['Dublin', 'Leinster', 'D08'],
      ['Cork', 'Munster', 'T12'],
      ['Limerick', 'Munster', 'V94'],
      ['Galway', 'Connacht', 'H91'],
      ['Waterford', 'Munster', 'X91'],
      ['Kilkenny', 'Leinster', 'R95'],
      ['Sligo', 'Connacht', 'F91'],
      ['Dún Laoghaire', 'Leinster', 'A96'],
    ],
    streets: [
      'Main Street',
      'Church Road',
      'Bridge Street',
      'Quay Street',
      'Castle Lane',
      'Sráid na Trá',
      'Abbey View',
    ],
  },
  DE: {
    towns: [
      ['Berlin', 'Berlin', '104'],
      ['Hamburg', 'Hamburg', '203'],
      ['München', 'Bayern', '803'],
      ['Köln', 'Nordrhein-Westfalen', '506'],
      ['Frankfurt am Main', 'Hessen', '603'],
      ['Leipzig', 'Sachsen', '041'],
      ['Tübingen', 'Baden-Württemberg', '720'],
    ],
    streets: [
      'Hauptstraße',
      'Bahnhofstraße',
      'Schillerstr.',
      'Goethestraße',
      'Gartenweg',
      'Am Mühlbach',
      'Königsallee',
    ],
  },
  FR: {
    towns: [
      ['Paris', 'Île-de-France', '750'],
      ['Lyon', 'Auvergne-Rhône-Alpes', '690'],
      ['Marseille', "Provence-Alpes-Côte d'Azur", '130'],
      ['Nantes', 'Pays de la Loire', '440'],
      ['Saint-Étienne', 'Auvergne-Rhône-Alpes', '421'],
      ['Rennes', 'Bretagne', '350'],
    ],
    streets: [
      'rue de la Gare',
      'rue du Moulin',
      "place de l'Église",
      'avenue Victor-Hugo',
      'chemin des Prés',
      'quai du Port',
    ],
  },
  GB: {
    towns: [
      ['London', 'England', 'SE1'],
      ['Leeds', 'England', 'LS1'],
      ['Manchester', 'England', 'M1'],
      ['Bristol', 'England', 'BS1'],
      ['Edinburgh', 'Scotland', 'EH1'],
      ['Cardiff', 'Wales', 'CF10'],
      ['Stratford-upon-Avon', 'England', 'CV37'],
    ],
    streets: [
      'High Street',
      'Station Road',
      'Church Lane',
      'Victoria Road',
      'Mill Lane',
      'The Green',
      "St John's Road",
    ],
  },
  US: {
    towns: [
      ['New York', 'NY', '100'],
      ['Chicago', 'IL', '606'],
      ['Austin', 'TX', '787'],
      ['Seattle', 'WA', '981'],
      ['Portland', 'OR', '972'],
      ['Boston', 'MA', '021'],
      ['Cañon City', 'CO', '812'],
    ],
    streets: ['Main St', 'Oak Ave', 'Maple Street', '2nd Street', 'Washington Blvd', 'Park Ave', 'Elm St'],
  },
  IN: {
    towns: [
      ['Mumbai', 'Maharashtra', '4000'],
      ['Pune', 'Maharashtra', '4110'],
      ['Bengaluru', 'Karnataka', '5600'],
      ['Chennai', 'Tamil Nadu', '6000'],
      ['Kolkata', 'West Bengal', '7000'],
      ['New Delhi', 'Delhi', '1100'],
      ['Kochi', 'Kerala', '6820'],
    ],
    streets: [
      'MG Road',
      'Gandhi Nagar',
      'Station Road',
      'Nehru Marg',
      'Lake View Road',
      'Temple Street',
      '2nd Cross',
    ],
  },
};

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.below(10))).join('');
const letters = (random: Random, from: string, count: number): string =>
  Array.from({ length: count }, () => from.charAt(random.below(from.length))).join('');

const postcodes: Readonly<Record<DemoCountry, (start: string, random: Random) => string>> = {
  IE: (start, random) =>
    `${start} ${letters(random, 'ACDEFHKNPRTVWXY', 1)}${letters(random, '0123456789ACDEFHKNPRTVWXY', 3)}`,
  DE: (start, random) => start + digits(random, 2),
  FR: (start, random) => start + digits(random, 2),
  GB: (start, random) => `${start} ${digits(random, 1)}${letters(random, 'ABDEFGHJLNPQRSTUWXYZ', 2)}`,
  US: (start, random) => start + digits(random, 2),
  IN: (start, random) => start + digits(random, 2),
};

/** Number before the street in the English-speaking countries and France, after it in Germany. */
export const drawAddress = (country: DemoCountry, random: Random): Required<PostalAddress> => {
  const { towns, streets } = places[country];
  const [city, region, start] = random.pick(towns);
  const street = random.pick(streets);
  const number = String(1 + random.below(199));
  return {
    street: country === 'DE' ? `${street} ${number}` : `${number} ${street}`,
    postcode: postcodes[country](start, random),
    city,
    region,
    country,
  };
};
