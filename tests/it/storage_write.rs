//! Writing maps: nothing is lost, the same map gives the same bytes, a small change a small difference.

use proptest::prelude::*;
use safar::storage::{parse_map, write_map};

use crate::support::arbitrary_map::arbitrary_map;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_map_reads_back_as_it_was_written(map in arbitrary_map()) {
        let text = write_map(&map);
        let opened = parse_map("random.ron", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&opened.map, &map);
        prop_assert_eq!(&opened.warnings, &vec![]);
        prop_assert_eq!(write_map(&opened.map), text);
    }
}
