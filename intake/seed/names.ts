import type { DemoCountry } from './demo.ts';

/** Names of one country. `women` and `men` are given names. */
export interface NameList {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
  readonly language: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

type Lists = readonly [language: string, women: string, men: string, families: string];

/** Common names, chosen by hand; an underscore in the lists stands for a space inside a name. */
const list = ([language, women, men, families]: Lists): NameList => ({
  language,
  women: words(women).map((name) => name.replaceAll('_', ' ')),
  men: words(men).map((name) => name.replaceAll('_', ' ')),
  families: words(families).map((name) => name.replaceAll('_', ' ')),
});

export const names: Readonly<Record<DemoCountry, NameList>> = {
  IE: list([
    'en-IE',
    `Aoife Ciara Niamh Saoirse Caoimhe Róisín Sinéad Gráinne Orla Deirdre Emma Grace Sarah Rachel Mary Catherine Margaret
     Fiona Clodagh Aisling Éabha Molly Eimear Bríd Nuala`,
    `Conor Cian Oisín Darragh Fionn Seán Pádraig Liam Eoin Cathal Ruairí Tadhg Declan Brendan Patrick Michael James John
     Daniel Rory Diarmuid Colm Donal Niall Ciarán`,
    `Murphy Kelly O'Sullivan Walsh Smith O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy
     Lynch Murray Quinn Moore McLoughlin Carroll Connolly Daly O'Connell Wilson Dunne Brennan Burke Collins Nolan Fitzgerald
     Ó_Briain Ní_Chonaill Mac_Cárthaigh Hughes Whelan Power Healy Keane`,
  ]),
  DE: list([
    'de-DE',
    `Anna Lena Lea Hannah Sophie Marie Jana Julia Laura Katharina Johanna Greta Frieda Käthe Ursula Monika Sabine Petra
     Anneliese Gülsen Ayşe Elif Swantje Änne Heike`,
    `Lukas Jonas Paul Leon Finn Maximilian Felix Moritz Jürgen Günter Hans Karl-Heinz Klaus Wolfgang Dieter Jörg Sören
     Björn Torsten Uwe Mehmet Emre Piotr Til Hans-Peter`,
    `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
     Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Lehmann Maier Köhler
     Groß Weiß Yılmaz Kaya Nowak Müller-Lüdenscheidt von_Stein Öztürk Strauß`,
  ]),
  FR: list([
    'fr-FR',
    `Marie Camille Léa Manon Chloé Inès Jade Louise Alice Élise Zoé Anaïs Océane Margaux Françoise Hélène Geneviève
     Marie-Claire Anne-Sophie Fatima Aïcha Noémie Maëlle Solène Édith`,
    `Jean Pierre Michel André Philippe Louis Gabriel Raphaël Jules Léo Hugo Lucas Théo François Jérôme Rémi Benoît Loïc
     Jean-Baptiste Jean-Luc Mohamed Karim Noël Étienne Gaël`,
    `Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau-Blanc Simon Laurent Lefèvre Michel Garcia David
     Bertrand Roux Vincent Fournier Morel Girard André Lefebvre Mercier Dupont Lambert Bonnet François Martinez Legrand
     Garnier Faure Rousseau Guérin Müller Benali N'Diaye Le_Gall d'Estrées`,
  ]),
  GB: list([
    'en-GB',
    `Olivia Amelia Isla Ava Emily Sophia Poppy Jessica Charlotte Elizabeth Katherine Rebecca Victoria Eleanor Priyanka
     Zainab Megan Siân Rhiannon Ffion Eilidh Morag Harriet Beatrice Philippa`,
    `Oliver George Harry Noah Jack Leo Arthur Muhammad Oscar Charlie William Robert Christopher Stephen Nicholas Gareth
     Rhys Dafydd Callum Hamish Alasdair Imran Tariq Nigel Alfred`,
    `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall
     Wood Jackson Clarke Patel Khan Ahmed Hussain Begum Lewis Harris Ward Cooper King Baker MacDonald Fraser Stewart
     Llewellyn Pritchard Fetherstonhaugh Smith-Jones Okonkwo Chowdhury`,
  ]),
  US: list([
    'en-US',
    `Emma Ava Mia Isabella Madison Abigail Hannah Samantha Ashley Jennifer Linda Barbara Susan Jessica Karen Nancy Maria
     Guadalupe Xóchitl Latoya Keisha Mei Thuy Brooklyn Dakota`,
    `James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Jose
     Luis Ángel DeShawn Jamal Tyler Hunter Wei Minh Bob`,
    `Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández Lopez González Wilson Anderson
     Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Nguyen
     Young Allen King Wright Scott Torres Chen Kim`,
  ]),
  IN: list([
    'en-IN',
    `Priya Ananya Aditi Diya Saanvi Kavya Lakshmi Meera Neha Pooja Radhika Sunita Deepika Fatima Harpreet Jaspreet Gurleen
     Shreya Swati Nandini Anjali Ishita Tara Usha Zoya`,
    `Aarav Vivaan Aditya Arjun Rohan Rahul Vikram Sanjay Rajesh Suresh Ramesh Amit Anil Manoj Mohammed Imran Harpreet
     Gurpreet Karthik Venkatesh Siddharth Nikhil Varun Yash Dev`,
    `Sharma Verma Gupta Singh Kumar Patel Shah Reddy Rao Iyer Iyengar Nair Pillai Menon Mukherjee Banerjee Chatterjee Das
     Bose Ghosh Khan Ansari Shaikh Kaur Gill Joshi Kulkarni Deshpande Patil Naidu Chowdhury Mehta Desai Jain Agarwal
     Krishnamurthy Subramaniam D'Souza Fernandes Thomas`,
  ]),
};

/** Short forms that people give in one place and not in another. */
export const shortForms: Readonly<Record<string, string>> = {
  Catherine: 'Cathy',
  Katherine: 'Kate',
  Elizabeth: 'Liz',
  Margaret: 'Peggy',
  Rebecca: 'Becky',
  Victoria: 'Vicky',
  Jessica: 'Jess',
  Jennifer: 'Jenny',
  Samantha: 'Sam',
  Abigail: 'Abby',
  Katharina: 'Kathi',
  Johanna: 'Hanna',
  Maximilian: 'Max',
  William: 'Bill',
  Robert: 'Bob',
  Michael: 'Mike',
  Christopher: 'Chris',
  Nicholas: 'Nick',
  Stephen: 'Steve',
  Patrick: 'Paddy',
  Daniel: 'Dan',
  James: 'Jim',
  Thomas: 'Tom',
  Matthew: 'Matt',
  Anthony: 'Tony',
  Muhammad: 'Mo',
  Françoise: 'Fanfan',
  Philippe: 'Phil',
  Wolfgang: 'Wolf',
  Siddharth: 'Sid',
};
