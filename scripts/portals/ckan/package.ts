/** CKAN's own shapes, as far as they are read here; everything else in them belongs to the portal. */
export interface CkanPackage {
  id: string;
  name: string;
  type?: string;
  state: string;
  private: boolean;
  creator_user_id?: string;
  /** The portal's own revision: changes with everything that is changed. */
  metadata_modified: string;
  title?: string | null;
  notes?: string | null;
  license_id?: string | null;
  author?: string | null;
  maintainer?: string | null;
  maintainer_email?: string | null;
  organization?: { name: string } | null;
  tags?: { name: string }[];
  extras?: CkanExtra[];
  resources?: CkanResource[];
}

export interface CkanExtra {
  key: string;
  value: string;
}

export interface CkanResource {
  id: string;
  name?: string | null;
  description?: string | null;
  format?: string | null;
  mimetype?: string | null;
  hash?: string | null;
  url?: string | null;
  /** 'upload' where the portal keeps the file itself. */
  url_type?: string | null;
  size?: number | null;
  /** When the file was uploaded. */
  last_modified?: string | null;
  datastore_active?: boolean;
}

/** A column of a table in the DataStore; `info` is what CKAN shows as the data dictionary. */
export interface CkanField {
  id: string;
  type: 'text' | 'numeric' | 'date';
  info: { label: string; notes: string };
}
