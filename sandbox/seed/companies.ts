/**
 * The companies every simulator draws its organizations from, so that one company shows up at several vendors
 * under the same name, as it does in a real company's accounts. All invented.
 */
export interface Company {
  readonly name: string;
  /** Lower-case, `[a-z0-9-]`: namespaces, slugs and mail domains are made of it. */
  readonly slug: string;
}

export const companies: readonly Company[] = [
  { name: 'Harbor Freight Data', slug: 'harbor-freight-data' },
  { name: 'Lumen Orchards', slug: 'lumen-orchards' },
  { name: 'Quarry Systems', slug: 'quarry-systems' },
  { name: 'Tidewater Labs', slug: 'tidewater-labs' },
  { name: 'Acme Genomics', slug: 'acme-genomics' },
  { name: 'Perception Lab', slug: 'perception-lab' },
  { name: 'Northwind Rail', slug: 'northwind-rail' },
  { name: 'Saltmarsh Energy', slug: 'saltmarsh-energy' },
  { name: 'Bramble & Finch', slug: 'bramble-finch' },
  { name: 'Oriel Robotics', slug: 'oriel-robotics' },
  { name: 'Copperline Bank', slug: 'copperline-bank' },
  { name: 'Meridian Seeds', slug: 'meridian-seeds' },
  { name: 'Fjordlight Media', slug: 'fjordlight-media' },
  { name: 'Kestrel Aviation', slug: 'kestrel-aviation' },
  { name: 'Ostra Maritime', slug: 'ostra-maritime' },
  { name: 'Paperbark Health', slug: 'paperbark-health' },
  { name: 'Granite Peak Mobility', slug: 'granite-peak-mobility' },
  { name: 'Yarrow Insurance', slug: 'yarrow-insurance' },
  { name: 'Cinder Foundry', slug: 'cinder-foundry' },
  { name: 'Blue Heron Logistics', slug: 'blue-heron-logistics' },
  { name: 'Vela Imaging', slug: 'vela-imaging' },
  { name: 'Tamarack Timber', slug: 'tamarack-timber' },
  { name: 'Zephyr Grid', slug: 'zephyr-grid' },
  { name: 'Córdoba Óptica', slug: 'cordoba-optica' },
  { name: 'Münster Maschinenbau', slug: 'muenster-maschinenbau' },
  { name: 'Sakura Denki', slug: 'sakura-denki' },
  { name: 'Plum Street Retail', slug: 'plum-street-retail' },
  { name: 'Alder Payments', slug: 'alder-payments' },
  { name: 'Windrose Travel', slug: 'windrose-travel' },
  { name: 'Hollow Oak Games', slug: 'hollow-oak-games' },
];
