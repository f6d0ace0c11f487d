//! What the reader asked to keep on this machine: bytes under a name, in IndexedDB. Nothing is put here unasked, and
//! nothing of it leaves the machine.

use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "solieu";
const STORE: &str = "kept";

/// Something that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its name, each once.
    pub(crate) name: String,
    /// How many bytes it has.
    pub(crate) n_bytes: u32,
}

/// What is kept, in order of name. Nothing where the browser keeps nothing.
pub(crate) async fn list() -> Vec<Kept> {
    async fn all() -> Option<Vec<Kept>> {
        let (_database, _transaction, store) = store(TransactionMode::ReadOnly).await?;
        let names = store.get_all_keys(None, None).ok()?.await.ok()?;
        let values = store.get_all(None, None).ok()?.await.ok()?;
        let both = names.into_iter().zip(values);
        let kept = both.filter_map(|(name, value)| {
            let n_bytes = value.dyn_into::<Uint8Array>().ok()?.length();
            Some(Kept { name: name.as_string()?, n_bytes })
        });
        Some(kept.collect())
    }
    all().await.unwrap_or_default()
}

/// Keeps bytes under a name, in place of what was kept under it. False if the browser does not.
pub(crate) async fn put(name: &str, bytes: &[u8]) -> bool {
    let put = async {
        let (_database, transaction, store) = store(TransactionMode::ReadWrite).await?;
        let value = Uint8Array::from(bytes);
        store.put(&value, Some(&JsValue::from_str(name))).ok()?.await.ok()?;
        transaction.commit().ok()?.await.ok()
    };
    // Where there is no room, the browser takes the bytes and aborts afterwards.
    put.await.is_some_and(|result| result.is_committed())
}

/// The bytes under a name.
pub(crate) async fn get(name: &str) -> Option<Vec<u8>> {
    let (_database, _transaction, store) = store(TransactionMode::ReadOnly).await?;
    let value = store.get(JsValue::from_str(name)).ok()?.await.ok()??;
    Some(value.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Keeps what is under a name no longer.
pub(crate) async fn delete(name: &str) {
    let delete = async {
        let (_database, transaction, store) = store(TransactionMode::ReadWrite).await?;
        store.delete(JsValue::from_str(name)).ok()?.await.ok()?;
        transaction.commit().ok()?.await.ok()
    };
    // What the browser does not delete is still listed.
    let _ = delete.await;
}

/// The one store, with what it lives in.
async fn store(mode: TransactionMode) -> Option<(Database, Transaction, ObjectStore)> {
    let mut request = Factory::new().ok()?.open(DATABASE, Some(1)).ok()?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let database = request.await.ok()?;
    let transaction = database.transaction(&[STORE], mode).ok()?;
    let store = transaction.object_store(STORE).ok()?;
    Some((database, transaction, store))
}
