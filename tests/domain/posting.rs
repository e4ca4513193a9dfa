//! Digests on their way: sent once each, whatever a server, a disk or a clock does.

#[path = "posting/desk.rs"]
mod desk;
#[path = "posting/disks.rs"]
mod disks;
#[path = "posting/servers.rs"]
mod servers;
#[path = "posting/ways.rs"]
mod ways;
