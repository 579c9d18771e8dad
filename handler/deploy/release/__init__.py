"""What deployment, rollback and restore are made of: a module for each thing that they ask or change."""
