Console.WriteLine("duoshi");
