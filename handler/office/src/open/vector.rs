use serde_json::Value;

/// DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM in base mode.
pub(crate) struct Vector(Value);

impl Vector {
    pub(crate) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/hpke.json");
        let vector: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the vector")).expect("JSON");
        assert_eq!([&vector["kem_id"], &vector["kdf_id"], &vector["aead_id"]], [16, 1, 2]);
        Self(vector)
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        bytes(&self.0[name])
    }

    /// Of the first message that was sealed.
    pub(crate) fn first(&self, name: &str) -> Vec<u8> {
        bytes(&self.0["encryptions"][0][name])
    }
}

fn bytes(value: &Value) -> Vec<u8> {
    let figures: Vec<u32> = value.as_str().expect("figures").chars().filter_map(|c| c.to_digit(16)).collect();
    figures.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("a byte")).collect()
}
