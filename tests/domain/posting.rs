//! Digests on their way: sent once each, whatever a server, a disk or a clock does.

#[path = "posting/desk.rs"]
mod desk;
#[path = "posting/disks.rs"]
mod disks;
#[cfg(unix)]
#[path = "posting/exim.rs"]
mod exim;
#[path = "posting/picture.rs"]
mod picture;
#[path = "posting/previewed.rs"]
mod previewed;
#[path = "posting/read.rs"]
mod read;
#[path = "posting/real.rs"]
mod real;
#[path = "posting/servers.rs"]
mod servers;
#[path = "posting/ways.rs"]
mod ways;
